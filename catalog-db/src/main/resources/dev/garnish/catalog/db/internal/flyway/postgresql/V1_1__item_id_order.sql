-- Ids in the order of their characters, whatever the server's language is: so checksums agree, and pages find an index.
alter table item alter column item_id type varchar(256) collate "C";
