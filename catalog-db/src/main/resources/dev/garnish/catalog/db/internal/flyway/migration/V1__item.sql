-- What can be recommended. Imports and users' own migrations add columns; rules see whatever columns there are.
create table item (
    item_id varchar(256) not null primary key
);
