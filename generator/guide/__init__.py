"""YAML in, typed and frozen handbook out. Knows no HTML, no Typst and nothing of the site's folders."""
