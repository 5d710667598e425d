#!/bin/bash
# Whether the service in this container is ready; for engines that ask by a command. Bash alone, nothing is installed.
exec 3<>"/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:?}" || exit 1
printf 'GET /q/health/ready HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
read -r -t 3 _ status _ <&3 && [ "$status" = 200 ]
