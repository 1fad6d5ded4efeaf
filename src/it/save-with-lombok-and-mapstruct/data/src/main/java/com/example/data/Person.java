package com.example.data;

import lombok.Data;

@Data
public class Person {

    private String name = "Ada";
}
