"""The reference catalogue's families, one YAML file each, and the schema that they keep to."""
