package com.example.core;

public class Refused {
    public static void touch() {}
}
