package com.example.app;

import java.util.List;

public class App {

    public static void main(String[] args) {
        System.out.println("App was run with " + List.of(args) + " in " + System.getProperty("user.dir"));
    }
}
