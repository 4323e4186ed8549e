// The browser knows its own clock better than we can guess.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const field = document.getElementById("f-zone");
if (field && [...field.options].some((option) => option.value === zone)) {
  field.value = zone;
}
