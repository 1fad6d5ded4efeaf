package com.example.core;

public class First {
    public int value() {
        return 0;
    }
}
