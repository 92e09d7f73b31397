"""The rows: what the catalog knows without any corpus."""
