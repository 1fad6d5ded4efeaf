package com.example.text;

public class Text {

    public static String quoted(String text) {
        return '"' + text + '"';
    }
}
