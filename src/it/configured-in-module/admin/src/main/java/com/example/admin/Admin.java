package com.example.admin;

import java.util.List;

public class Admin {

    public static void main(String[] args) {
        System.out.println("Admin was run with " + List.of(args) + " in " + System.getProperty("user.dir"));
    }
}
