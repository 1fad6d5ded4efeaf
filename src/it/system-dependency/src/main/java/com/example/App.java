package com.example;

import java.io.InputStream;

public class App {

    public static void main(String[] args) throws Exception {
        try (InputStream words = App.class.getResourceAsStream("/words.txt")) {
            System.out.println("words: " + (words == null ? "none" : new String(words.readAllBytes())));
        }
    }
}
