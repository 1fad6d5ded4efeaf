package com.example;

public class Admin {

    public static void main(String[] args) {
        System.out.println("Admin was run");
    }
}
