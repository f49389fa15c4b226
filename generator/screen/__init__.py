"""Pictures of phone screens from data, and the icons that screens and pages share."""
