package com.example.text;

public class Text {

    public static final int WIDTH = 10;

    public static String quoted(String text) {
        return '"' + text + '"';
    }
}
