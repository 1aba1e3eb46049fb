create table film (nr integer primary key, label varchar(40), genres varchar(60));
insert into film values (1, 'Fleabag', 'Comedy|Drama'), (2, 'Hanna', null);
