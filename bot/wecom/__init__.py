"""WeCom's world (企业微信): envelopes, callbacks, cards, the API. Nothing of ours is known here."""
