namespace Xnat.Typed.Schema.Changes;

/// <summary>A kind of change between two sets of schemas.</summary>
/// <param name="Id"><c>XD101</c>; never used again for something else.</param>
/// <param name="Title">What has changed, as the end of a sentence that begins with the place.</param>
/// <param name="Reading">What it means to a program that reads what the server has from now on.</param>
/// <param name="Writing">What it means to a program that sends what it has always sent.</param>
/// <param name="Code">The most that it can mean to a program that is compiled against the new classes.</param>
/// <param name="Example">An example in the words of a schema.</param>
internal sealed record ChangeRule(string Id, string Title, ChangeLevel Reading, ChangeLevel Writing, ChangeLevel Code, string Example);
