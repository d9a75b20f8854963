"""The steps of pyxnat_flow.py, by what they are about."""
