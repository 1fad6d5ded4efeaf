package com.example.app;

/** What is shown of a person. */
public class Card {

    private String name;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
