"""Her own words: locked on her device, and only ever shown there."""
