"""Builds the same picture as a Plotly figure to explore; the only file that knows plotly."""

from typing import Any

from app.charts.marks import Picture
from app.charts.palette import Palette
from app.charts.plotly_layout import layout
from app.charts.plotly_traces import traces
from journal.vocabulary import Locale

CONFIG = {
    "responsive": True,
    "displaylogo": False,
    "displayModeBar": True,
    # plotly.js 4 offers by default to send the chart, here a diary, to its maker's cloud.
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "toImage"],
}


def figure(picture: Picture, palette: Palette, locale: Locale) -> dict[str, Any]:
    """Return data, layout and config for ``Plotly.newPlot``; a wrong property raises here."""
    # A first import costs ten times the page; only who explores pays for it.
    from plotly import graph_objects  # noqa: PLC0415 - see above

    built = graph_objects.Figure(traces(picture, palette), layout(picture, palette, locale))
    made: dict[str, Any] = built.to_plotly_json()
    return {**made, "config": {**CONFIG, "locale": locale.value}}
