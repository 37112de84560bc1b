"""督办助手: supervision of government notices inside WeCom (企业微信)."""
