package com.example.app;

interface Shape {
    String name();
}

final class Circle implements Shape {
    public String name() {
        return "circle";
    }
}
