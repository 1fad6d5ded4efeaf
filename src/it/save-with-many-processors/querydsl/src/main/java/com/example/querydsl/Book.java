package com.example.querydsl;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Querydsl writes the expressions for its queries. */
@Entity
public class Book {

    @Id
    Long id;

    String title;

    public static String show() {
        return QBook.book.title.toString();
    }
}
