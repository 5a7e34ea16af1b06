"""The rules of a file about a person: thanks, coaching, discipline. No decision without evidence and hearing."""
