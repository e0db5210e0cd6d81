#!/usr/bin/env bash
# Lets the bot's managed identity use Microsoft Graph: finding mentors and opening their chat. Running it again changes nothing.
#
#   ./grant-graph.sh <identityPrincipalId> [Groups] [Directory] [Feed] [Availability] [https://graph.microsoft.us]
#
# The words are those of Graph:Uses; the address is that of another cloud's Graph.
# identityPrincipalId is an output of the deployment. Needs the Azure CLI, signed in as somebody who may consent to application
# permissions (Privileged Role Administrator). Mail is not granted here: see the README beside this file.
set -euo pipefail

principal="${1:-}"
graph=https://graph.microsoft.com
permissions=(User.ReadBasic.All TeamsAppInstallation.ReadWriteSelfForUser.All)
for word in "${@:2}"; do
  case "$word" in
    Groups) permissions+=(GroupMember.ReadBasic.All) ;;
    Directory) permissions+=(User.Read.All) ;;
    Feed) permissions+=(TeamsActivity.Send) ;;
    Availability) permissions+=(MailboxSettings.Read) ;;
    https://*) graph="$word" ;;
    *) echo "$word is none of Groups, Directory, Feed, Availability and the address of a Graph." >&2; exit 2 ;;
  esac
done

if [[ ! "$principal" =~ ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$ ]]; then
  echo "Give the identity's principal id, a GUID: the output identityPrincipalId of the deployment." >&2
  exit 2
fi
command -v az > /dev/null || { echo "The Azure CLI is missing: https://aka.ms/azure-cli" >&2; exit 2; }

# Graph's own application in every tenant.
graph_url="$graph/v1.0/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?\$select=id,appRoles"
resource=$(az rest --method get --url "$graph_url" --query id --output tsv)
held=$(az rest --method get --url "$graph/v1.0/servicePrincipals/$principal/appRoleAssignments" --query "value[].appRoleId" --output tsv)

for permission in "${permissions[@]}"; do
  role=$(az rest --method get --url "$graph_url" --query "appRoles[?value=='$permission'].id | [0]" --output tsv)
  if [ -z "$role" ] || [ "$role" = None ]; then
    echo "This cloud's Graph has no permission $permission." >&2
    exit 1
  fi
  if grep -qi "$role" <<< "$held"; then
    echo "$permission: granted already"
    continue
  fi
  az rest --method post --url "$graph/v1.0/servicePrincipals/$principal/appRoleAssignments" \
    --headers Content-Type=application/json \
    --body "{\"principalId\":\"$principal\",\"resourceId\":\"$resource\",\"appRoleId\":\"$role\"}" --output none
  echo "$permission: granted"
done
