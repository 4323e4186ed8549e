// On the page where she signs out: closes her notes in every tab, also where the browser doesn't clear the storage itself.
import "./holder.js";
