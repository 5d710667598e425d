-- Up to here an e-mail was remembered whether Keycloak had verified it or not. Whoever acts again is named again.
TRUNCATE person;
