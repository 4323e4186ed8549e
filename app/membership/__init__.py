"""What a person does about a team: join, agree or not, keep out, leave."""
