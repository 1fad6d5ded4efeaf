package com.example.app;

import com.example.core.Greeting;

public class App {

    public static void main(String[] args) {
        System.out.println("greeting: " + new Greeting().words());
        System.out.println("directory: " + System.getProperty("user.dir"));
        System.out.println("class path: " + System.getProperty("java.class.path"));
    }
}
