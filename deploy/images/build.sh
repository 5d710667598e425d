#!/bin/sh
# Builds all images from what ./mvnw package has built. ENGINE names the program (podman, docker), PREFIX and TAG the images.
set -eu
cd "$(dirname -- "$0")/../.."
engine=${ENGINE:-podman} prefix=${PREFIX:-modelmarket} tag=${TAG:-0.1.0-SNAPSHOT}
for service in tenant-service:8081 billing:8082 platform-api:8000 web-console:8080; do
    name=${service%:*}
    "$engine" build -f deploy/images/Containerfile --build-arg "SERVICE=$name" --build-arg "PORT=${service#*:}" \
        -t "$prefix/$name:$tag" .
done
"$engine" build -f deploy/images/Containerfile.prepare -t "$prefix/prepare:$tag" .
