import { maskPhone } from "../../lib/phone/mod.ts";
import { daysUntil, type StaffRequest } from "../../lib/requests/mod.ts";
import { writeDate, writeDay } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { DaysLeft } from "./_due.tsx";
import { Table } from "./_table.tsx";

/** Requests with their due dates. Numbers are masked: whoever decides one reveals it there. */
export function RequestTable({ session, requests, now, caption }: {
  session: StaffSession;
  requests: readonly StaffRequest[];
  now: number;
  caption?: string;
}) {
  const { lang } = session;
  const w = words[lang];
  const review = reviewWords[lang].requests;
  const rows = requests.map((request) => {
    const { id, reference, kind, receivedAt, dueOn, phone, channel, status, takenBy } = request;
    const open = request.decidedAt === undefined;
    const days = daysUntil(dueOn, now);
    return {
      key: id,
      cells: [
        open
          ? (
            <>
              {writeDay(dueOn, lang)} <DaysLeft {...{ days, session }} />
            </>
          )
          : writeDay(dueOn, lang),
        <a key="kind" href={`/admin/requests/${id}`}>{review.kinds[kind]}</a>,
        open ? takenBy?.name ?? w.list.nobody : w.statuses[status],
        writeDate(receivedAt, lang),
        w.channels[channel],
        phone === null ? "" : maskPhone(phone),
        <code key="reference">{reference}</code>,
      ],
    };
  });
  const columns = [
    review.due,
    review.kind,
    w.list.state,
    review.received,
    w.list.channel,
    review.phone,
    review.reference,
  ];
  return (
    <div class="queue">
      <Table columns={columns} rows={rows} caption={caption} />
    </div>
  );
}
