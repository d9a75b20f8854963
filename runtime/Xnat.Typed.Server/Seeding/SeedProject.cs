using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server;

/// <summary>A project of the seed.</summary>
public sealed class SeedProject : SeedItem<SeedProject>
{
    private readonly SiteUsers people;

    internal SeedProject(Store store, SiteUsers people, Row row)
        : base(store, row)
    {
        this.people = people;
    }

    /// <summary>Makes a user an owner.</summary>
    /// <param name="login">Login name of an account.</param>
    public SeedProject Owner(string login) => Join("owner", login);

    /// <summary>Makes a user a member, who changes data and deletes none.</summary>
    /// <param name="login">Login name of an account.</param>
    public SeedProject Member(string login) => Join("member", login);

    /// <summary>Makes a user a collaborator, who reads.</summary>
    /// <param name="login">Login name of an account.</param>
    public SeedProject Collaborator(string login) => Join("collaborator", login);

    /// <summary>Says who else may see the project.</summary>
    /// <param name="level"><c>private</c>, <c>protected</c> or <c>public</c>.</param>
    /// <exception cref="ArgumentException">It is none of the three.</exception>
    public SeedProject Accessibility(string level)
    {
        if (!AccessLevel.IsKnown(level))
            throw new ArgumentException($"'{level}' is no accessibility: say private, protected or public.", nameof(level));
        Store.Contents(Row.Id).Accessibility = level;
        return this;
    }

    /// <summary>Declares a custom variable for the objects of a data type.</summary>
    /// <param name="xsiType">Data type, <c>xnat:subjectData</c> for instance.</param>
    /// <param name="name">Name of the variable.</param>
    /// <param name="datatype"><c>string</c>, <c>integer</c>, <c>float</c>, <c>boolean</c> or <c>date</c>.</param>
    /// <param name="possibleValues">What it may be; anything if nothing is said.</param>
    public SeedProject CustomVariable(string xsiType, string name, string datatype = "string", params IReadOnlyList<string> possibleValues)
    {
        CustomVariableDeclaration.Declare(Store, Row, xsiType, new CustomVariableDeclaration(name, datatype, possibleValues));
        return this;
    }

    /// <summary>A subject, made if it is not there.</summary>
    /// <param name="label">Its label.</param>
    public SeedSubject Subject(string label)
    {
        var subject = Store.Contents(Row.Id).Subjects.FindLabel(label) ?? Store.AddSubject(Row.Id, label, "admin");
        return new SeedSubject(Store, subject);
    }

    private SeedProject Join(string group, string login)
    {
        if (people.Accounts.Find(login) is null)
            throw new ArgumentException($"There is no account '{login}'; add it with User(…), or to the options.", nameof(login));
        people.Groups.Join(people.Groups.Find(Row.Id, group)!, login);
        return this;
    }
}
