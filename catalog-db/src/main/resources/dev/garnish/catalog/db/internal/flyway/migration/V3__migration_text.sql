-- The text of every migration of the user's that ran, so that the catalog needs no file beside it.
create table garnish_migration (
    script  varchar(512) not null primary key,
    content text         not null
);
