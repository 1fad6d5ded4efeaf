package com.example.shop;

/** A second main class: the pom says which one is started. */
public class PriceList {

    public static void main(String[] args) {
        throw new IllegalStateException("not this one");
    }
}
