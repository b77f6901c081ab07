# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Packs over TLS: fetch.sh SLUICE SOURCE_DIR WORK_DIR. A server on loopback whose certificate the machine's trust store has, or has not, or which is
# another host's; the pack is taken once and is then judged by without a network.
set -euo pipefail
unset "${!SLUICE_@}" https_proxy HTTPS_PROXY SSL_CERT_FILE SSL_CERT_DIR
export LC_ALL=C no_proxy='*'
sluice=$1 source_dir=$2 work=$3
log=$work/log.txt
. "$source_dir/tests/e2e/run.sh"
rm -rf "$work" && mkdir -p "$work/site" "$work/project" "$work/pack"
server=
trap '[ -z "$server" ] || kill "$server"' EXIT

# certificate NAME HOST: NAME.pem and NAME.key, signed by itself.
certificate() {
  openssl req -x509 -newkey rsa:3072 -nodes -days 2 -subj "/CN=$2" -addext "subjectAltName=DNS:$2" -keyout "$work/$1.key" -out "$work/$1.pem" 2> /dev/null
}

# serve NAME: sets $port.
serve() {
  [ -z "$server" ] || { kill "$server"; wait "$server" 2> /dev/null || true; }
  for port in $(shuf -i 20000-60000 -n 20); do
    (cd "$work/site" && exec openssl s_server -accept "127.0.0.1:$port" -cert "$work/$1.pem" -key "$work/$1.key" -WWW -quiet) > "$work/server.txt" 2>&1 &
    server=$!
    for _ in $(seq 50); do
      kill -0 "$server" 2> /dev/null || continue 2
      if (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then return; fi
      sleep 0.1
    done
  done
  fail "no server could be started"
}

project() {
  printf 'sluice: 1\nextends: [{use: "https://localhost:%s/pack.tar.gz!/acme.yaml", sha256: "%s"}]\n' "$port" "$1" > "$work/project/sluice.yaml"
  rm -rf "$work/project/sluice.lock" "$work/cache"
}
update() { (cd "$work/project" && XDG_CACHE_HOME="$work/cache" SSL_CERT_FILE="$1" "$sluice" policy update .); }
lint() { (cd "$work/project" && XDG_CACHE_HOME="$work/cache" "$sluice" policy lint); }

printf 'sluice: 1\npack: {id: acme/intake, version: 1.0.0, title: Intake, maintainers: [ospo@acme.example]}\nextends: [{use: "builtin:internal-baseline@1"}]\n' > "$work/pack/acme.yaml"
tar -C "$work/pack" --sort=name --mtime=@0 --owner=0 --group=0 -czf "$work/site/pack.tar.gz" acme.yaml
digest=$(sha256sum "$work/site/pack.tar.gz" | cut -d ' ' -f 1)
certificate good localhost
certificate other other.example

serve good
project "$digest"
run 2 lint
expect_text 'policy update'
run error update "$work/other.pem"
expect_text 'certificate'
[ ! -e "$work/project/sluice.lock" ] || fail "a lock was written although nothing could be fetched"
run 0 update "$work/good.pem"
expect_text 'acme/intake'
kill "$server" && wait "$server" 2> /dev/null || true
server=
run 0 lint

serve other
project "$digest"
run error update "$work/other.pem"
expect_text 'certificate|hostname'

serve good
project "$(printf '%064d' 0)"
run error update "$work/good.pem"
expect_text 'sha256|SHA-256|digest'
