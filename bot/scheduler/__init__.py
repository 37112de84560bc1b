"""The door for time: a timetable, the jobs that it asks, and the delivery of what they and everybody else hand in."""
