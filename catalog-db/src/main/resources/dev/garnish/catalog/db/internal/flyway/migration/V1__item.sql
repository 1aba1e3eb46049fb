-- What can be recommended. Users' own migrations add columns; rules see whatever columns there are.
create table item (
    item_id      varchar(256)  not null primary key,
    title        varchar,
    genre        varchar,
    image_url    varchar,
    image_file   varchar,
    description  varchar,
    price        decimal(12, 2),
    release_year integer,
    active       boolean       default true,
    updated_at   timestamp
);
