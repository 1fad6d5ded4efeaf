package com.example.micronaut;

import jakarta.inject.Singleton;

/** What the greeting asks for later. */
@Singleton
class Numbers {

    int number() {
        return 2;
    }
}
