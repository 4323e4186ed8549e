"""Pictures: described once as marks, drawn by the server first and by Plotly on demand."""
