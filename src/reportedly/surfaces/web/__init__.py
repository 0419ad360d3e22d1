"""The pages, the JSON API and the feeds of a ledger, over FastAPI. `app.create_app` is the way in."""
