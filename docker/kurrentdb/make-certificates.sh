#!/bin/sh
# Makes a certificate authority and one certificate for each named node, where they are not there yet. They are for a
# cluster of your own behind your own network; where your organisation has an authority, use its certificates instead.
#
#   make-certificates.sh FOLDER NAME...
#
# With OWNER=uid:gid set, and as root, the nodes' files are given to that user: the one that the servers run as.
#
# Each node's certificate is good for its name, for localhost and for 127.0.0.1. Files of a node stand in FOLDER/NAME,
# the authority in FOLDER/ca.
set -eu

folder=$1
shift
days=730
mkdir -p "$folder/ca"

if [ ! -f "$folder/ca/ca.crt" ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days "$days" -subj '/O=Pacta/CN=Pacta test authority' \
    -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign' \
    -keyout "$folder/ca.key" -out "$folder/ca/ca.crt"
  # Readable for its owner alone, and not in the folder that nodes are given.
  chmod 0600 "$folder/ca.key"
fi

for name in "$@"; do
  [ -f "$folder/$name/node.crt" ] && continue
  mkdir -p "$folder/$name"
  # The server accepts other nodes by this common name.
  openssl req -newkey rsa:2048 -nodes -sha256 -subj '/CN=eventstoredb-node' \
    -keyout "$folder/$name/node.key" -out "$folder/$name/node.csr"
  cat >"$folder/$name/node.ext" <<EXTENSIONS
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature,keyEncipherment
extendedKeyUsage=serverAuth,clientAuth
subjectAltName=DNS:$name,DNS:localhost,IP:127.0.0.1
EXTENSIONS
  openssl x509 -req -sha256 -days "$days" -in "$folder/$name/node.csr" -extfile "$folder/$name/node.ext" \
    -CA "$folder/ca/ca.crt" -CAkey "$folder/ca.key" -CAcreateserial -out "$folder/$name/node.crt"
  rm "$folder/$name/node.csr" "$folder/$name/node.ext"
done

if [ -n "${OWNER:-}" ]; then
  for name in "$@"; do chown -R "$OWNER" "$folder/$name"; done
fi
