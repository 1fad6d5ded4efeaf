package com.example.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Hibernate writes its static metamodel. */
@Entity
public class Author {

    @Id
    Long id;

    String name;

    public static String show() {
        return Author_.NAME;
    }
}
