#!/bin/sh
# The command line inside the image: docker compose exec pacta pacta log
exec node /opt/pacta/dist/bundle/pacta.js "$@"
