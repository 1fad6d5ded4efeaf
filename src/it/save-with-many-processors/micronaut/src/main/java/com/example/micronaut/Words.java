package com.example.micronaut;

import jakarta.inject.Singleton;

/** What the greeting asks for. */
@Singleton
class Words {

    String text() {
        return "one";
    }
}
