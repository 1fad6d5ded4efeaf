package com.example.micronaut;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Singleton;

/** Micronaut's processor writes the definition of the bean. */
@Singleton
public class Greeting {

    private final Words words;

    Greeting(Words words) {
        this.words = words;
    }

    String text() {
        return words.text();
    }

    public static String show() {
        try (ApplicationContext context = ApplicationContext.run()) {
            return context.getBean(Greeting.class).text();
        }
    }
}
