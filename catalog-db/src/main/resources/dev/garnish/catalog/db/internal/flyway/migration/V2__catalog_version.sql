-- Every change of the items makes one version: what it came from, what it changed and the checksum of its content.
create table catalog_version (
    number  bigint      not null primary key,
    made_at timestamp   not null,
    source  varchar     not null,
    items   bigint      not null,
    added   bigint      not null,
    changed bigint      not null,
    removed bigint      not null,
    content varchar(64) not null
);
