"""Small real models: trained here within a minute, saved as the hub has them, loaded as it is."""
