mod also_missing;
