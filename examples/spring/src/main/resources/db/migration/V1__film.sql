create table film (
    nr varchar(20) primary key,
    label varchar(200),
    genres varchar(200),
    sold_out boolean not null default false,
    changed_at timestamp not null default current_timestamp
);
insert into film (nr, label, genres) values
    ('1815', 'Fleabag', 'Comedy|Drama'),
    ('2009', 'Late Night', 'Drama'),
    ('1527', 'Catastrophe', 'Comedy');
