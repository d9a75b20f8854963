namespace Xnat.Typed.Server.Tests.PluginTypes;

/// <summary>
/// A plugin's schema as a laboratory would write it: a session with its scan, a subject assessor, and an assessor with nested elements.
/// </summary>
internal static class LabSchema
{
    private const string Text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <xs:schema targetNamespace="http://lab.example.org/lab" xmlns:lab="http://lab.example.org/lab"
            xmlns:xnat="http://nrg.wustl.edu/xnat"
                   xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified" attributeFormDefault="unqualified">
          <xs:import namespace="http://nrg.wustl.edu/xnat" schemaLocation="../xnat/xnat.xsd"/>
          <xs:element name="Recording" type="lab:recordingSessionData"/>
          <xs:element name="Channel" type="lab:channelScanData"/>
          <xs:element name="Survey" type="lab:surveyData"/>
          <xs:element name="Lesions" type="lab:lesionData"/>
          <xs:complexType name="recordingSessionData">
            <xs:complexContent><xs:extension base="xnat:imageSessionData"><xs:sequence>
              <xs:element name="sensors" type="xs:integer" minOccurs="0"/>
              <xs:element name="room" type="xs:string" minOccurs="0"/>
            </xs:sequence></xs:extension></xs:complexContent>
          </xs:complexType>
          <xs:complexType name="channelScanData">
            <xs:complexContent><xs:extension base="xnat:imageScanData"><xs:sequence>
              <xs:element name="gain" type="xs:float" minOccurs="0"/>
            </xs:sequence></xs:extension></xs:complexContent>
          </xs:complexType>
          <xs:complexType name="surveyData">
            <xs:complexContent><xs:extension base="xnat:subjectAssessorData">
              <xs:sequence>
                <xs:element name="taken" type="xs:date" minOccurs="0"/>
                <xs:element name="complete" type="xs:boolean" minOccurs="0"/>
              </xs:sequence>
              <xs:attribute name="score" type="xs:integer"/>
            </xs:extension></xs:complexContent>
          </xs:complexType>
          <xs:complexType name="lesionData">
            <xs:complexContent><xs:extension base="xnat:imageAssessorData"><xs:sequence>
              <xs:element name="reader" type="xs:string" minOccurs="0"/>
              <xs:element name="burden" minOccurs="0"><xs:complexType><xs:sequence>
                <xs:element name="volume" type="xs:float" minOccurs="0"/>
                <xs:element name="lesions" minOccurs="0"><xs:complexType><xs:sequence>
                  <xs:element name="lesion" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
                    <xs:sequence><xs:element name="size" type="xs:float" minOccurs="0"/></xs:sequence>
                    <xs:attribute name="name" type="xs:string"/>
                  </xs:complexType></xs:element>
                </xs:sequence></xs:complexType></xs:element>
              </xs:sequence></xs:complexType></xs:element>
            </xs:sequence></xs:extension></xs:complexContent>
          </xs:complexType>
        </xs:schema>
        """;

    /// <summary>Writes it where a site looks for schemas.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "lab"));
        File.WriteAllText(Path.Combine(folder, "lab", "lab.xsd"), Text);
    }

    /// <summary>Starts a server that knows the schema, with one MR session and one subject besides.</summary>
    public static async Task<TestServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("xnat-lab");
        try
        {
            Write(folder.FullName);
            return await TestServer.StartAsync(
                data =>
                {
                    data.Project("P1").Subject("S1").Demographics("gender", "female").Experiment("MR1").With("age", "44");
                    data.Project("P1").Subject("S2");
                },
                new() { SchemaFolders = [folder.FullName] });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
