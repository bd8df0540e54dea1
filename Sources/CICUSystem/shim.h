// Link-only: ICU headers stay inside CVietICU, because they clash with the copy that Foundation carries.
